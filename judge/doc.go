// Package judge lets a language model read answers as one more rater: never
// needed, never the only one, never trusted without proof.
//
// A [Reader] is an assess.Reader like the embedded one, so that everything that
// code decides about an assessment is decided for it too. It masks what is
// personal, shows the model the requirements with the answer as untrusted data,
// holds the reply to a schema, looks for every quote in the answer, and asks
// everything twice in another order: a verdict stands where two of at most three
// agree, and is otherwise not assessed. Among the requirements stands a canary
// that no answer can meet; a reply that says it is met obeyed something else.
//
// [Rater] gives the whole opinion on an answer beside the assessor's, and
// [Stand] says which verdict stands by the rule that the guide names.
//
// The package is pure: the network is in judge/chat, behind [Model], and what is
// kept is behind [Cache].
package judge
