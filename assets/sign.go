package assets

// DecimalSign stands between the whole part of a number and its decimals.
func (t *Translator) DecimalSign() string { return t.format.decimal }
