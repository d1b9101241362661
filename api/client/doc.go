// Package client asks a Yardstick server over its API, version 1 (docs/api.md).
//
// A [Client] carries a token. Every request that changes something gets an
// idempotency key, so that it is sent again safely where the connection broke or the
// server asked to wait; that is done a bounded number of times. What a server refuses
// is a [*Problem].
//
// Every operation of the API is an [Operation], such as [GetCandidate], and is asked for
// by [Client.Do]; the ways that most programs go have methods of their own.
//
// # Limits
//
// A request is sent [Tries] times at most, with [MostWait] at most between two of them.
// Nothing else limits how long one may take: give it a context that ends, or an
// http.Client with a timeout in [Client.HTTP]. A file that is sent is read into memory,
// so that it can be sent again. An answer that is read as JSON may have [MaxAnswer]
// bytes; one that goes to an io.Writer has no limit here. Where that broke off in the
// midst, what came so far has been written.
//
// The server takes 2 MiB a request, a file of 10 MiB, 64 MiB of an import and 96 MiB of
// a batch; a key of 128 letters, digits and signs, which it knows for 24 hours; 50
// answers to assess; 200 of a list at once; 30 requests a second for one token, 120 at
// once. A body has a minute to come.
package client
