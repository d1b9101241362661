package main

import (
	"io"

	"yardstick/assess"
	"yardstick/assess/model"
	"yardstick/internal/fault"
)

// maxWeights is the most that is read of a weights file, bytes.
const maxWeights = 512 << 20

// readerFlags choose the reader of meaning: the embedded model where nothing is said.
type readerFlags struct {
	Model string `placeholder:"FILE" help:"Read with the weights of this file (docs/weights-format.md) instead of the embedded ones."`
}

// embedded reports whether the embedded reader is chosen.
func (f readerFlags) embedded() bool { return f.Model == "" }

// reader gives the reader that the flags choose.
func (f readerFlags) reader(p *program) (assess.Reader, error) {
	if f.embedded() {
		return model.Embedded()
	}
	data, err := readFrom(p, f.Model, readWeights)
	if err != nil {
		return nil, err
	}
	r, err := model.Load(data)
	if err != nil {
		return nil, &fault.Error{Kind: fault.Invalid, File: f.Model, Message: err.Error()}
	}
	return r, nil
}

// readWeights reads a weights file.
func readWeights(name string, r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxWeights+1))
	if err != nil {
		return nil, &fault.Error{Kind: fault.Invalid, File: name, Message: "cannot be read: " + err.Error(), Cause: err}
	}
	if len(data) > maxWeights {
		return nil, &fault.Error{Kind: fault.Invalid, File: name, Message: "is larger than 512 MiB, the most that is read"}
	}
	return data, nil
}
