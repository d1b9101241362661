package main

import "yardstick/app"

// dataFlag says where what is practised is kept.
type dataFlag struct {
	Data app.Data `placeholder:"DIR" env:"YARDSTICK_DATA" help:"Folder of the database; by default yardstick in the user's data folder."`
}
