package model

// network is a BERT encoder that reads an answer once and all its claims
// beside it.
//
// A sequence is laid out in blocks: block 0 is [CLS] question [SEP] answer
// [SEP], every other block is [CLS] kind : claim [SEP]; positions count from 0
// in each, and the token type tells block 0 from the rest. In every layer the
// answer attends to itself, and a claim attends to itself and, after the
// separate layers (there may be none), to the answer. So the answer costs the
// same however many claims there are, no claim sees another, and a claim's
// states after the separate layers are the same for every answer: they are
// computed once and kept (see known).
//
// An encoder may know distances too (as MPNet does): then every head adds to a
// score what its key's distance within the block says, or that it is elsewhere.
//
// For each claim the state of its [CLS] says what to look for (find); its
// product with the states of the answer's tokens, through a softmax, is the
// evidence; the verdict is read from the [CLS] and the evidence's mean state.
type network struct {
	Config
	kernel    *kernel
	word      []byte // [vocab][hidden], signed
	wordScale []float32
	position  []float32 // [positions][hidden]
	side      []float32 // [2][hidden]
	norm      gainBias
	distance  distance
	layers    []layer
	find, mix linear
	verdict   dense
}

// layer is one layer; qkv computes queries, keys and values in one product.
type layer struct {
	qkv, out linear
	norm1    gainBias
	up, down linear
	norm2    gainBias
}

// gainBias is the learned part of a layer normalisation.
type gainBias struct{ gain, bias []float32 }

// dense is a small matrix kept in float32.
type dense struct{ weights, bias []float32 }
