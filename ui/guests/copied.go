package guests

// personOf is who a line of the guest list is about; 0 for somebody who was erased since.
func (k *known) personOf(attendance int64) int64 {
	if i, ok := k.at[attendance]; ok {
		return k.guests[i].PersonID
	}
	return 0
}
