package practise

import "sync"

// welcomed remembers who was welcomed since the start, so that the store is
// asked once for each person.
type welcomed struct {
	mu     sync.Mutex
	people map[string]bool
}

func newWelcomed() *welcomed { return &welcomed{people: make(map[string]bool)} }

// firstRun shows the sample to somebody who is here for the first time.
func (s *study) firstRun(v *visit) error {
	if s.Sample == nil {
		return nil
	}
	s.welcome.mu.Lock()
	defer s.welcome.mu.Unlock()
	if s.welcome.people[v.Person] {
		return nil
	}
	sample, err := s.Sample()
	if err != nil {
		return err
	}
	if _, err := v.desk.Store.Welcome(v.R.Context(), sample); err != nil {
		return err
	}
	s.welcome.people[v.Person] = true
	return nil
}
