import { useState } from 'react';
import { useDepartments } from '../../api/directory.ts';
import { ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { useText } from '../../ui/text.ts';

/** The departments whose people may join. */
export function DepartmentPicker(props: {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
  readonly problem: string | undefined;
}) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const departments = useDepartments({ enabled: true }).data?.departments ?? [];
  const { chosen } = props;
  const words = typed.trim().toLocaleLowerCase();
  return (
    <ChoicePicker
      label={t('newProgram.departments')}
      placeholder={t('newProgram.departments.placeholder')}
      problem={props.problem}
      typed={typed}
      onType={setTyped}
      suggestions={departments
        .filter(({ name }) => !chosen.includes(name) && name.toLocaleLowerCase().includes(words))
        .map(({ name, people }) => ({
          key: name,
          label: t('newProgram.departments.option', { name, people }),
        }))}
      nothingFits={t('newProgram.departments.none')}
      chosen={chosen.map((name) => ({ key: name, label: name }))}
      onChoose={(name) => props.onChange([...chosen, name])}
      onRemove={(name) => props.onChange(chosen.filter((other) => other !== name))}
      removeLabel={({ label }) => t('offer.topics.remove', { topic: label })}
    />
  );
}
