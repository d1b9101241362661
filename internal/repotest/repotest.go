// Package repotest holds what the repository promises of itself: which package
// may import which, that every package says what it is for, and that no package
// keeps state between calls. It has no code of its own, only tests.
package repotest
