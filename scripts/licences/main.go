// Command licences writes assets/licences/list.json.gz: the licence of everything that the program is built from. Run
// it in the folder of the program whenever a library was added, raised or dropped:
//
//	go run ./scripts/licences
//
// It fails where a licence is missing or is none that it knows, and then writes nothing.
package main

import (
	"fmt"
	"os"

	"alumnibook/assets/licences"
)

// listFile is what it writes.
const listFile = "assets/licences/list.json.gz"

func main() {
	if err := write(); err != nil {
		fmt.Fprintln(os.Stderr, "licences:", err)
		os.Exit(1)
	}
}

func write() error {
	list, err := collect(".")
	if err != nil {
		return err
	}
	b, err := licences.Pack(list)
	if err != nil {
		return err
	}
	if err := os.WriteFile(listFile, b, 0o644); err != nil {
		return err
	}
	for _, m := range list {
		fmt.Println(m.Path, m.Version, m.Licence())
	}
	return nil
}
