package eval

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// each calls f for every number below n on all cores. It returns the error of
// the lowest number that failed, whatever the order in which they ran.
func each(n int, f func(i int) error) error {
	errs := make([]error, n)
	var next, failed atomic.Int64
	var group sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			for failed.Load() == 0 {
				i := int(next.Add(1) - 1)
				if i >= n {
					return
				}
				if errs[i] = f(i); errs[i] != nil {
					failed.Add(1)
				}
			}
		})
	}
	group.Wait()
	for _, err := range errs { // numbers are handed out in order: all below the lowest failure have run
		if err != nil {
			return err
		}
	}
	return nil
}
