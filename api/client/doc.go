// Package client asks a Yardstick server over its API, version 1 (docs/api.md).
//
// A [Client] carries a token. Every request that changes something gets an
// idempotency key, so that it is sent again safely where the connection broke or the
// server asked to wait; that is done a bounded number of times. What a server refuses
// is a [*Problem]. Operations that have no method of their own are asked for by
// [Client.Do].
package client
