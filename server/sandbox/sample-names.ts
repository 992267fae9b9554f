import { pick } from './seeded-random.ts';

/** Given and family names from many places, to be mixed freely: the people are plainly made up. */
const givenNames = (
  'Abeni Adah Aiko Alba Amara Amir Anouk Arjun Asel Aylin Bao Beatriz Benedek Bilal Bram Camila Chidi Dalia Dario ' +
  'Deepa Dilan Ebba Efua Elio Emre Enzo Esi Farah Femi Finn Freya Gia Goran Hana Haruto Ilse Imani Indra Ines Ivo ' +
  'Jamal Jana Jonas Juno Kaito Kalea Kasia Kenji Kofi Laila Lars Leila Linh Lior Luca Mael Malik Maren Mateo Mei ' +
  'Milan Mina Nadia Naoki Neha Niamh Nuru Oksana Omar Otto Paloma Pavel Priya Quentin Rafael Rania Ravi Rosa Sagal ' +
  'Samir Sanna Sena Soren Sunniva Tadeo Talia Tamsin Tariq Teodor Thandi Tomas Uma Vera Viggo Wanjiru Wei Xiadani ' +
  'Yara Yusuf Zofia Zuri'
).split(' ');

const familyNames = (
  'Abara Achterberg Adeyemo Aguilar Ahlstrom Akintola Alvarado Amsel Arrieta Baptista Barzani Bekele Bergstrom ' +
  'Bhandari Boateng Brandao Cardoso Castellan Chaudhry Cheruiyot Cisneros Dabrowski Dahl Danso Demirci Diallo ' +
  'Dragomir Echeverria Edwall Eklund Elmasry Fagerberg Fonseca Fujiwara Gachanja Galvao Ghorbani Grabowski ' +
  'Gunawan Haddad Hakimi Halvorsen Hashimoto Hoang Holm Iglesias Ishida Iversen Jablonski Jayasuriya Kaminski ' +
  'Kariuki Katsaros Khoury Kimathi Kowalczyk Kuroda Lindqvist Lombardi Mabaso Madsen Mahlangu Marchetti ' +
  'Mbeki Mendoza Mikkelsen Moreau Mutasa Nakagawa Navarrete Ndiaye Nguyen Nordstrom Nwosu Obuya Okonjo Oliveira ' +
  'Osei Ozdemir Pacheco Pham Pillai Quispe Rahimi Rautio Reinholt Rosales Sadowski Salazar Santoro Sithebe ' +
  'Sorensen Subramanian Takeda Tanaka Teixeira Tesfaye Thapa Tran Ueda Valdez Verhoeven Wachira Weidmann Yamada ' +
  'Yildiz Zambrano Zielinski'
).split(' ');

/** Draws full names that differ from each other; beyond some ten thousand, a middle initial keeps them apart. */
export function nameSource(random: () => number): () => string {
  const used = new Set<string>();
  return () => {
    for (let attempt = 0; ; attempt++) {
      const initial = attempt < 20 ? '' : `${String.fromCharCode(65 + Math.floor(random() * 26))}. `;
      const name = `${pick(random, givenNames)} ${initial}${pick(random, familyNames)}`;
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
  };
}
