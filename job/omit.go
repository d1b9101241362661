package job

import (
	"fmt"

	"yardstick/english"
)

// omits returns why a kind does not apply to the function, or nothing.
func (s *scene) omits(kind FailureKind) string {
	_, about := s.measureFor(kind)
	switch kind {
	case Goals:
		if len(s.f.Measures) == 0 && len(s.f.Duties) == 0 {
			return fmt.Sprintf("%s has neither a measure nor a duty that says what is to be reached", s.fn)
		}
	case Deadlines:
		if !about && s.dutyWith(kind) == "" {
			return fmt.Sprintf("no measure or duty of %s is about a time by which something must be done", s.fn)
		}
	case Backlogs:
		if !about && s.queue() == "" {
			return fmt.Sprintf("nothing in %s waits in line: no measure counts open work and no duty handles items that can pile up", s.fn)
		}
	case Complaints:
		if !about && len(s.served) == 0 {
			return fmt.Sprintf("%s names no customers or others outside who could complain, and measures no satisfaction", s.fn)
		}
	case Processes:
		if !about && len(s.f.Duties) == 0 {
			return fmt.Sprintf("%s names no duty whose steps could break down and measures no errors", s.fn)
		}
	case Relationships:
		if !about && len(s.f.WorksWith) == 0 {
			return fmt.Sprintf("%s names nobody whom this work depends on", s.fn)
		}
	case Staffing:
		if !about && s.dutyWith(kind) == "" {
			return fmt.Sprintf("no duty or measure of %s is about people's hours, training, absence or leaving", s.fn)
		}
	}
	return ""
}

// dutyWith returns the first duty that speaks of a kind, or nothing.
func (s *scene) dutyWith(kind FailureKind) string {
	for _, duty := range s.f.Duties {
		if dutyScore(kind, duty) >= 2 {
			return duty
		}
	}
	return ""
}

// queue returns what can pile up in this function, in the plural, or nothing.
func (s *scene) queue() string {
	for _, duty := range s.f.Duties {
		for _, w := range english.Words(duty) {
			if inEnglish().queued[w] {
				return w
			}
		}
	}
	return ""
}
