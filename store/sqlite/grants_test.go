package sqlite_test

import (
	"testing"

	"yardstick/hook"
	"yardstick/internal/once"
	"yardstick/people"
	"yardstick/store/storetest"
)

func TestGrants(t *testing.T) {
	t.Parallel()
	storetest.RunGrants(t, func(t *testing.T) people.GrantStore {
		t.Helper()
		return opened(t).Grants()
	})
}

func TestAnswered(t *testing.T) {
	t.Parallel()
	storetest.RunAnswered(t, func(t *testing.T) once.Store {
		t.Helper()
		return opened(t).Answered()
	})
}

func TestHooksConformance(t *testing.T) {
	t.Parallel()
	storetest.RunHooks(t, func(t *testing.T) hook.Store {
		t.Helper()
		return opened(t).Hooks()
	})
}
