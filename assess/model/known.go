package model

import (
	"context"
	"slices"
	"sync"
	"unsafe"
)

// known is what is known of claims before any answer: their states after the
// separate layers, which depend on nothing but the claim's tokens. It belongs
// to one reader, whose weights they come from, and is bounded: the claims that
// were used longest ago are forgotten first. It is safe for concurrent use.
type known struct {
	mu     sync.Mutex
	states map[string][]float32 // by block.key; [tokens][hidden]
	order  []string             // in the order of their last use
	rows   int
}

// maxKnownRows bounds the tokens of all claims that are kept: 784 claims of 16
// tokens, 38 MB in a network of 768 states. A group of claims fits twice.
const maxKnownRows = 2 * maxTogether * (maxClaim + 2)

// block is the tokens of a claim: [CLS] kind : claim [SEP].
type block struct {
	ids []int32
	key string // the bytes of ids
}

func newBlock(ids []int32) block {
	return block{ids, string(unsafe.Slice((*byte)(unsafe.Pointer(&ids[0])), 4*len(ids)))}
}

// find gives the states of the blocks, nil for those that are not known.
func (k *known) find(into [][]float32, blocks []block) [][]float32 {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, b := range blocks {
		states := k.states[b.key]
		if into = append(into, states); states == nil {
			continue
		}
		i := slices.Index(k.order, b.key)
		k.order = append(slices.Delete(k.order, i, i+1), b.key)
	}
	return into
}

// keep keeps the states of one block, and forgets others for it.
func (k *known) keep(b block, states []float32) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.states[b.key] != nil {
		return
	}
	if k.states == nil {
		k.states = map[string][]float32{}
	}
	k.states[b.key] = states
	k.order, k.rows = append(k.order, b.key), k.rows+len(b.ids)
	for k.rows > maxKnownRows {
		k.rows -= len(k.order[0]) / 4
		delete(k.states, k.order[0])
		k.order = slices.Delete(k.order, 0, 1)
	}
}

// knowing gives the states of claims after the separate layers, and computes
// those that are not known yet; nothing where no layers are separate. What it
// returns lasts until the arena is used for other claims.
func (r *Reader) knowing(ctx context.Context, a *arena, blocks []block) ([][]float32, error) {
	if r.network.Separate == 0 {
		return nil, nil
	}
	a.known = r.known.find(a.known[:0], blocks)
	var missing []block
	for i, states := range a.known {
		if states == nil {
			missing = append(missing, blocks[i])
		}
	}
	if len(missing) == 0 {
		return a.known, nil
	}
	fresh, err := r.network.alone(ctx, a, missing, r.network.Separate)
	if err != nil {
		return nil, err
	}
	for i := range a.known {
		if a.known[i] == nil {
			a.known[i], fresh = fresh[0], fresh[1:]
			r.known.keep(blocks[i], a.known[i])
		}
	}
	return a.known, nil
}

// alone computes the states of blocks after so many layers in which each
// attends to itself alone.
func (n *network) alone(ctx context.Context, a *arena, blocks []block, layers int) ([][]float32, error) {
	p, h := &a.apart, n.Hidden
	p.begin()
	for _, b := range blocks {
		p.claim(b.ids, len(p.ids))
	}
	p.kept = len(p.ids)
	a.reserve(&n.Config, p.kept)
	a.memory.reserve(&n.Config, 1, p.kept)
	n.embed(a.states, p, p.parts)
	for l := range layers {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		n.project(&n.layers[l], a.memory.kv[0], a, p, p.parts)
		n.attend(a.memory.kv[0], a, p, p.parts)
		n.absorb(&n.layers[l], a, p.parts)
	}
	out := make([][]float32, len(blocks))
	for i, part := range p.parts {
		out[i] = slices.Clone(a.states[part.rows.from*h : part.rows.to*h])
	}
	return out, nil
}
