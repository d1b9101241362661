package panel

import (
	"sync"

	"yardstick/stat/report"
)

// derived is what follows from the ratings of a state that does not change any more:
// computed when it is asked for first, once for each length of a log, for all who look.
type derived struct {
	standing  func() []Total
	agenda    func() []Apart
	variants  func() []Variant
	dependsOn func() []string
	agreement func() (*report.Agreement, error)
}

// derivedOf is the one that the state remembers, or a new one.
func (s *State) derivedOf() *derived {
	if s.derived != nil {
		return s.derived
	}
	return &derived{
		standing: sync.OnceValue(s.Totals), agenda: sync.OnceValue(s.Agenda), variants: sync.OnceValue(s.Variants),
		dependsOn: sync.OnceValue(s.DependsOn), agreement: sync.OnceValues(s.Agreement),
	}
}
