package app

import "container/list"

// lately holds the values that were used last, at most so many. It is not safe
// for concurrent use.
type lately[K comparable, V any] struct {
	most  int
	order *list.List // of pair[K, V], last used first
	at    map[K]*list.Element
}

type pair[K comparable, V any] struct {
	key   K
	value V
}

func newLately[K comparable, V any](most int) *lately[K, V] {
	return &lately[K, V]{most: most, order: list.New(), at: make(map[K]*list.Element)}
}

func (l *lately[K, V]) get(key K) (value V, ok bool) {
	e, ok := l.at[key]
	if !ok {
		return value, false
	}
	l.order.MoveToFront(e)
	return e.Value.(pair[K, V]).value, true
}

// put adds a value under a key that is not there yet, and drops the one that
// was not used for longest where there are too many.
func (l *lately[K, V]) put(key K, value V) {
	l.at[key] = l.order.PushFront(pair[K, V]{key, value})
	if l.order.Len() > l.most {
		oldest := l.order.Remove(l.order.Back())
		delete(l.at, oldest.(pair[K, V]).key)
	}
}
