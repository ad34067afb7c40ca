package model

import "testing"

func TestAPromiseIsKeptMovedOrDropped(t *testing.T) {
	day := NewDate(2026, 5, 15)
	f := FollowUp{On: day, Text: "Send the programme"}
	f.Move(day.AddDays(7), " on holiday ")
	if !f.IsOpen() || f.On != day.AddDays(7) || f.Reason != "on holiday" {
		t.Errorf("moved: %+v", f)
	}
	f.Drop(day, "")
	if f.IsOpen() || !f.Dropped || f.Done != day || f.Reason != "" {
		t.Errorf("dropped: %+v", f)
	}
	f.Keep(day.AddDays(1))
	if f.IsOpen() || f.Dropped || f.Done != day.AddDays(1) {
		t.Errorf("kept: %+v", f)
	}
	if got := (Row{Name: "Sørensen, Søren"}).CallName() + (Row{Name: "ACME"}).CallName(); got != "Søren SørensenACME" {
		t.Error(got)
	}
}
