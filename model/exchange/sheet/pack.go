package sheet

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
)

// unknownDimension stands in the sheet until its size is known.
const unknownDimension = "A1:B1048576"

// packer packs the parts of a workbook straight into a writer, not into memory first as excelize would, and
// puts the sheet's size into it. Programs that read a sheet as a stream believe that size.
type packer struct {
	*zip.Writer
	dimension string
}

func newPacker(w io.Writer, dimension string) *packer {
	return &packer{zip.NewWriter(w), dimension}
}

func (p *packer) Create(name string) (io.Writer, error) {
	w, err := p.Writer.Create(name)
	if err != nil || !strings.HasPrefix(name, "xl/worksheets/sheet") {
		return w, err
	}
	return &dimensionWriter{w: w, dimension: p.dimension}, nil
}

// dimensionWriter replaces the first unknownDimension that passes. Excelize hands over the beginning of a sheet
// in one piece, far larger than what comes before the dimension.
type dimensionWriter struct {
	w         io.Writer
	dimension string
	done      bool
}

func (d *dimensionWriter) Write(b []byte) (int, error) {
	if d.done {
		return d.w.Write(b)
	}
	d.done = true
	head, rest, found := bytes.Cut(b, []byte(unknownDimension))
	if !found {
		return d.w.Write(b)
	}
	for _, piece := range [][]byte{head, []byte(d.dimension), rest} {
		if _, err := d.w.Write(piece); err != nil {
			return 0, err
		}
	}
	return len(b), nil
}
