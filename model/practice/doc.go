// Package practice fills a book with the practice firm: Lindqvist & Partner with seven offices, the people who
// left it and what was said with them. All of it is invented. The same options always make the same people.
package practice
