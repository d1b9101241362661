// Package model reads meaning with a small transformer: one answer against
// all the requirements of its question at once, with a verdict and the words
// that show it for each.
//
// The weights are eight-bit integers in one file ([Load] says its format); the
// forward pass multiplies integers exactly and does the rest in float32 in a
// fixed order, so that every machine gives the same bytes. The network is
// described at [network]. Everything here is read-only after loading and safe
// for concurrent use.
package model
