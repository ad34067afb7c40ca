// Package duplicates finds people who stand in the book twice, shows two of them side by side, and makes one of them.
//
// It only ever suggests: what makes a pair likely is said with it, and somebody decides.
package duplicates
