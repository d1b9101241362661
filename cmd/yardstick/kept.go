package main

import "container/list"

// kept holds the values that were used last, at most so many. It is not safe
// for concurrent use.
type kept[K comparable, V any] struct {
	most  int
	order *list.List // of pair[K, V], last used first
	at    map[K]*list.Element
}

type pair[K comparable, V any] struct {
	key   K
	value V
}

func newKept[K comparable, V any](most int) *kept[K, V] {
	return &kept[K, V]{most: most, order: list.New(), at: make(map[K]*list.Element)}
}

func (k *kept[K, V]) get(key K) (value V, ok bool) {
	e, ok := k.at[key]
	if !ok {
		return value, false
	}
	k.order.MoveToFront(e)
	return e.Value.(pair[K, V]).value, true
}

// put adds a value under a key that is not there yet, and drops the one that
// was not used for longest where there are too many.
func (k *kept[K, V]) put(key K, value V) {
	k.at[key] = k.order.PushFront(pair[K, V]{key, value})
	if k.order.Len() > k.most {
		oldest := k.order.Remove(k.order.Back())
		delete(k.at, oldest.(pair[K, V]).key)
	}
}
