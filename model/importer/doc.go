// Package importer turns lists that come from outside into people of the book.
//
// A list goes through four stages. Read takes the cells of every sheet as they are, finds the heading row and
// proposes what each column means. Plan repairs each row and says what would become of it: a new person, one that
// is in the book already, a change to one, a row that somebody must decide about, a rejected one. Decide and
// Correct let the user have the last word. Apply writes all of it as one change of the book. Until then nothing
// is written, and no cell is changed without its repair being named.
package importer
