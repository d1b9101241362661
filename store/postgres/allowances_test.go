package postgres_test

import (
	"testing"

	"yardstick/internal/inbound"
	"yardstick/store/storetest"
)

func TestAllowances(t *testing.T) {
	t.Parallel()
	storetest.RunAllowances(t, func(t *testing.T) inbound.Allowance {
		t.Helper()
		return opened(t).Allowances()
	})
}
