package job_test

import (
	"fmt"

	"yardstick/job"
)

const porter = `yardstick: job/v1
id: night-porter
title: Night porter
purpose: Guests sleep well and the house is safe.
functions:
  - id: door
    name: Door and desk
    duties: [let guests in and out, answer the phone]
    measures:
      - {id: wait, name: waiting time at the door, unit: minutes, better: lower, target: 1, fails_at: 5, per: night}
    danger_signs: [the bell rings twice before anyone comes]
    works_with: [guests, reception]
`

// A job is read and checked; its criteria are completed, function by function
// and kind of failure by kind of failure.
func ExampleCriteria() {
	j, err := job.Read("porter.yaml", []byte(porter))
	if err != nil {
		fmt.Println(err)
		return
	}
	d := job.Criteria(j)
	for _, c := range d.Of("door", job.Deadlines, job.Failure) {
		fmt.Println(c.Statement)
		fmt.Println("seen first:", c.Sign)
	}
	fmt.Println("left out:", d.Omitted("door", job.Staffing))
	// Output:
	// I have failed when the waiting time at the door reaches 5 minutes or more in any one night, and guests have to chase me.
	// seen first: the bell rings twice before anyone comes
	// left out: no duty or measure of door and desk is about people's hours, training, absence or leaving
}

// What is misspelt is named with file, line and field.
func ExampleRead() {
	_, err := job.Read("porter.yaml", []byte("yardstick: job/v1\nid: porter\ntitel: Porter\n"))
	fmt.Println(err)
	// Output: porter.yaml:3: titel: there is no such field; did you mean title?
}

// What a good job analysis would not leave is found, most telling first.
func ExampleLint() {
	j, err := job.Read("porter.yaml", []byte("yardstick: job/v1\nid: porter\ntitle: Porter\nfunctions:\n  - {id: door, name: Door, duties: [Works nights]}\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range job.Lint(j)[3:5] {
		fmt.Println(f.Severity, f.Field, f.Message)
	}
	// Output:
	// error functions[0].measures is missing; without a measure nobody can say when door has failed: add a figure with unit, target, failing level and period
	// error functions[0].danger_signs is missing; say what is seen first when door begins to fail
}
