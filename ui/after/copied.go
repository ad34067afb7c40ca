package after

// personOf is who a line of the list is about; 0 for somebody who was erased since.
func (k *known) personOf(attendance int64) int64 {
	if g := k.byID[attendance]; g != nil {
		return g.PersonID
	}
	return 0
}
