package sheet

import (
	"archive/zip"
	"bytes"
	"io"
)

// unknownDimension stands in the sheet until its size is known.
const unknownDimension = "A1:B1048576"

// packer packs the parts of a workbook straight into a writer, not into memory first as excelize would, and
// puts the sheets' sizes into them. Programs that read a sheet as a stream believe that size.
type packer struct {
	*zip.Writer
	dimensions map[string]string // by the name of the sheet's part
}

func newPacker(w io.Writer, dimensions map[string]string) *packer {
	return &packer{zip.NewWriter(w), dimensions}
}

func (p *packer) Create(name string) (io.Writer, error) {
	w, err := p.Writer.Create(name)
	dimension := p.dimensions[name]
	if err != nil || dimension == "" {
		return w, err
	}
	return &dimensionWriter{w: w, dimension: dimension}, nil
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
