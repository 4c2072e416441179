/** Names as they are found at each site; any given name goes with any family name of the same list. */
export interface Names {
  readonly given: readonly string[]
  readonly family: readonly string[]
}

const list = (words: string) => words.trim().split(/\s+/)

const norwegian: Names = {
  given: list(`
    Anders Andrea Anne Arne Aud Berit Bente Bjarne Camilla Dag Edvard Einar Eirik Elin Else Emil Espen Eva Frode Fredrik
    Gro Grete Gunnar Guro Halvor Hanna Harald Heidi Helge Hilde Håkon Ida Inger Ivar Jan Jens Johan Julie Karin Kjell
    Kjersti Knut Kristian Lars Leif Line Linn Magnus Maria Marius Martin Mona Morten Odd Ola Olav Per Ragnhild Randi
    Reidar Roar Rune Sigrid Siri Sindre Steinar Stian Svein Sverre Terje Thea Thomas Tone Tor Torunn Trond Trygve Turid
    Unni Vegard Vidar Øyvind Åse`),
  family: list(`
    Aasen Andersen Bakke Bakken Berg Birkeland Bjelland Brekke Dale Danielsen Eliassen Engen Evensen Fjeld Fosse Gjerde
    Gundersen Halvorsen Hansen Haugen Haugland Helland Hovland Iversen Jacobsen Johansen Knudsen Kolstad Kvamme Langeland
    Larsen Lien Lunde Martinsen Mjelde Moen Myhre Naess Nesse Nilsen Nordheim Olsen Opheim Pedersen Rasmussen Rødland
    Samuelsen Sandvik Sekse Skaar Skogen Solberg Sørensen Steen Strand Sæther Sletten Tangen Thorsen Torgersen Ulriksen
    Vik Vangen Westby Ødegård Ytrehus`),
}

const german: Names = {
  given: list(`
    Alexander Andreas Angelika Annika Bastian Beate Bernd Birgit Carsten Christa Claudia Daniel Detlef Elke Fabian Felix
    Frank Friederike Gesa Gisela Hannes Heike Henning Holger Imke Ines Jan-Ole Jürgen Julia Karsten Katja Klaus Kerstin
    Lars Lukas Malte Maren Markus Meike Michael Nadine Nele Niklas Olaf Petra Rainer Ralf Sabine Sebastian Silke Simon
    Sönke Stefan Susanne Tanja Thorsten Tim Torben Ulrike Uwe Volker Wiebke Wolfgang`),
  family: list(`
    Ahrens Albers Becker Behn Bergmann Brandes Claussen Dierks Eggers Fischer Freese Gerdes Hansen Harms Hinrichs
    Hoffmann Jensen Jessen Kaiser Klein Koch Kruse Lange Lindemann Lorenzen Lüders Matthiesen Meyer Möller Neumann
    Ohlsen Otte Paulsen Petersen Pohl Reimers Richter Rohde Schmidt Schröder Schulz Schwarz Siemers Sievers Stahmer
    Steffens Thiel Timm Voigt Wagner Weber Wichmann Witt Wulf Zander`),
}

const chilean: Names = {
  given: list(`
    Alejandra Andrés Antonia Bárbara Benjamín Carla Carlos Carolina Catalina Claudio Constanza Cristián Daniela Diego
    Eduardo Felipe Fernanda Francisca Gabriela Gonzalo Héctor Ignacio Isabel Javiera Jorge José Juan Lorena Luis Macarena
    Manuel Marcela Matías Mauricio Nicolás Pablo Paola Patricio Paulina Pedro Ricardo Rodrigo Sebastián Soledad Valentina
    Verónica Víctor Ximena`),
  family: list(`
    Aguilera Álvarez Arancibia Bravo Bustos Cáceres Campos Carrasco Castillo Contreras Cortés Díaz Espinoza Figueroa
    Fernández Flores Gallardo Godoy Gutiérrez Henríquez Herrera Jara Lagos Leiva Maldonado Miranda Molina Morales Muñoz
    Navarro Núñez Olivares Orellana Pizarro Poblete Ramírez Reyes Riquelme Sandoval Sepúlveda Silva Soto Tapia Torres
    Valdés Vargas Vega Venegas Vergara Zamora Zúñiga`),
}

const farther: Names = {
  given:
    list(`Ana Bartosz Chloé Dimitri Emeka Farah Giulia Hiro Ines Jakub Kaisa Liam Mei Nadia Oskar Paolo Rui Saoirse
    Tiago Yusuf`),
  family:
    list(`Almeida Bianchi Costa Dvořák Eriksson Fontaine Gallagher Haddad Ivanov Kowalska Laine Mendes Nowak Okafor
    Papadakis Rossi Santos Tanaka Virtanen Wójcik`),
}

export const namesOf: Readonly<Record<string, Names>> = {
  Bergen: norwegian,
  Hamburg: german,
  Valparaíso: chilean,
  Remote: farther,
}
