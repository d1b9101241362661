package model

import "encoding/binary"

// panels are the weights [out][in] of a matrix in the order that all vector
// kernels read: panels of panelColumns outputs, each [in/4][panelColumns][4],
// four inputs of every output side by side. They lie in the weights file so and
// are read from there; nobody changes them.
type panels struct {
	out, in int
	data    [][]byte // a panel each
}

// panelColumns is the number of outputs of a panel.
const panelColumns = 16

// newPanels cuts panels that follow each other.
func newPanels(w []byte, out, in int) panels {
	p := panels{out: out, in: in}
	for at := 0; at < len(w); at += panelColumns * in {
		p.data = append(p.data, w[at:][:panelColumns*in])
	}
	return p
}

// panelled orders a matrix whose rows follow each other.
func panelled(w []byte, out, in int) panels {
	ordered := make([]byte, len(w))
	for n := range out {
		row, panel := w[n*in:][:in], ordered[n/panelColumns*panelColumns*in+n%panelColumns*4:]
		for k := 0; k+4 <= len(row); k += 4 {
			binary.LittleEndian.PutUint32(panel[k*panelColumns:], binary.LittleEndian.Uint32(row[k:]))
		}
	}
	return newPanels(ordered, out, in)
}

// joined are the panels of matrices with the same inputs, one below the other.
func joined(all ...panels) panels {
	p := panels{in: all[0].in}
	for _, one := range all {
		p.out += one.out
		p.data = append(p.data, one.data...)
	}
	return p
}

// at is the weight of one output and input.
func (p *panels) at(n, k int) int8 {
	return int8(p.data[n/panelColumns][k/4*4*panelColumns+n%panelColumns*4+k%4])
}
