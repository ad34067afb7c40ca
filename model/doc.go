// Package model is what the firm knows about the people who left it, and the rules about it.
//
// It holds types, validation, names, folding for search, telephone numbers and error codes. It imports
// nothing of the rest of the program and knows neither the database nor the window, so that every rule can
// be tested with plain values. Rules never look at the clock: the day is passed in.
package model
