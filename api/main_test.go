package api_test

import (
	"testing"

	"go.uber.org/goleak"
)

// TestMain wants no goroutine to be left when the tests have ended.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
