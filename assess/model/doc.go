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
//
// The kernel amx uses the tiles of AMX, eight kilobytes of state that a program
// on Linux asks for once, for all its threads. This is safe beside Go's runtime:
//
//   - A product is one function in assembly, which shapes the tiles when it
//     begins and gives them up when it ends. The scheduler moves no goroutine to
//     another thread within such a function, and between two of them nothing is
//     left in the tiles. Between threads the system keeps them, as it keeps all
//     registers. A product lasts half a millisecond at most, so that a collection
//     of garbage, which waits for it, hardly waits.
//   - A signal in the middle finds the tiles saved on the stack for signals, and
//     they are put back after it. Go gives each thread 32 KB for that, of which
//     the state takes eleven; all signals are blocked meanwhile, so that it lies
//     there once. Where a thread, of C for example, has too small a stack for
//     signals, Linux refuses the request, and after it Linux refuses such stacks.
//   - A child process that is forked runs nothing of this before the program that
//     it becomes, and that one asks for itself. What the system maps into every
//     program (the vDSO) runs between products, and uses no tiles.
package model
