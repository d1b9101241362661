package model

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"strings"
	"testing"

	"yardstick/assess/model/weights"
	"yardstick/internal/fault"
)

func TestDamagedWeightsAreRefused(t *testing.T) {
	t.Parallel()
	flip := bytes.Clone(weights.Quick()[0])
	flip[len(flip)/2] ^= 1
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "not a Yardstick weights file"},
		{"other", bytes.Repeat([]byte("x"), 1000), "not a Yardstick weights file"},
		{"newer", sealedAs(3, []byte("{}"), nil), "of version 3"},
		{"cut", weights.Quick()[0][:len(weights.Quick()[0])-9], "checksum"},
		{"flipped", flip, "checksum"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := Load(tt.data)
			if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got error %v, want an invalid one with %q", err, tt.want)
			}
		})
	}
}

// TestEmbeddedWeightsAreWhole holds the embedded files to their checksums, which
// nobody does when the program starts.
func TestEmbeddedWeightsAreWhole(t *testing.T) {
	t.Parallel()
	for name, data := range map[string]parts{"reader": weights.Reader(), "quick": weights.Quick()} {
		if _, err := open(data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzHeader holds that no header, whatever it says, makes check or the taking
// of tensors panic or read outside the file.
func FuzzHeader(f *testing.F) {
	f.Add([]byte(`{"config":{"layers":1,"hidden":16,"heads":2,"inner":16,"vocab":3,"positions":64},"tensors":[{"name":"word","type":"i8","shape":[3,16],"offset":0,"bytes":48}]}`))
	f.Add([]byte(`{"vocabulary":{"offset":-1,"bytes":9}}`))
	f.Fuzz(func(t *testing.T, head []byte) {
		data := sealed(head, make([]byte, 256))
		file, err := open(parts{data})
		if err != nil {
			return
		}
		file.pieces()
		for _, tensor := range file.Tensors {
			if _, err := file.find(tensor.Name, tensor.Type, tensor.Shape...); err != nil && len(file.Tensors) == 1 {
				t.Errorf("a tensor that passed the check is not found: %v", err)
			}
		}
	})
}

// sealed makes a weights file of its header and body.
func sealed(head, body []byte) []byte { return sealedAs(version, head, body) }

func sealedAs(format byte, head, body []byte) []byte {
	data := binary.LittleEndian.AppendUint32(append([]byte(magic), format), uint32(len(head)))
	data = append(append(data, head...), body...)
	sum := sha256.Sum256(data)
	return append(data, sum[:]...)
}
