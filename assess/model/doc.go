// Package model reads meaning with a small transformer: one answer against
// all the requirements of its question at once, with a verdict and the words
// that show it for each.
//
// The weights are eight-bit integers in one file ([Load] says its format); the
// forward pass multiplies integers exactly and does the rest in float32 in a
// fixed order, so that every machine gives the same bytes. The network is
// described at [network], the ways to compute it at [kernel]. A [Reader] is
// safe for concurrent use. Who reads many answers to one question prepares it
// once ([Reader.Prepare]); an answer that is being written is followed, and
// only what a change touches is read again. An [Encoder] gives the states of
// short texts, for heads that read something else than answers.
package model
