package job_test

import (
	"testing"

	"yardstick/job"
)

func TestConditionOfWork(t *testing.T) {
	t.Parallel()
	for duty, want := range map[string]bool{
		"Works outdoors": true, "WORKS IN ALL WEATHERS": true, "Must be able to carry 20 kg": true, "Work at heights": true,
		"Lifts up to 25 kg": true, "Stand for long hours": true, "be available on Sundays": true, "Working nights": true,
		"Works with the warehouse on returns": false, "lift patients from bed to chair": false, "Work on the timetable": false,
		"Stand in for the manager": false, "answer calls": false, "": false, "stand by the gate": false, "carry parcels to the van": false,
	} {
		if got := job.ConditionOfWork(duty); got != want {
			t.Errorf("ConditionOfWork(%q) = %v", duty, got)
		}
	}
}
