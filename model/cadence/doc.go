// Package cadence is the rule by which former colleagues are called: how often somebody is wanted to be called, from
// which day on a call is suggested, and whom the list of a week holds. It keeps to the goals, but never to a rhythm
// that could be noticed.
//
// The rule is pure: the same facts, the same seed and the same day give the same answer, on every machine. It knows
// nothing of who may be called; the caller asks about consent first and brings only those.
package cadence
