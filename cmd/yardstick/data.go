package main

import "yardstick/app"

// dataFlag says where what is practised is kept.
type dataFlag struct {
	Data     app.Data `placeholder:"DIR" env:"YARDSTICK_DATA" help:"Folder of the database and its keys; by default yardstick in the user's data folder."`
	Database string   `placeholder:"URL" env:"YARDSTICK_DATABASE" secret:"url" help:"A PostgreSQL database that several servers share, such as postgres://yardstick@db.example.org/yardstick; the folder then holds the keys alone (docs/postgresql.md)."`
}

// place is where the flags say.
func (f *dataFlag) place() app.Place { return app.Place{Folder: f.Data, Database: f.Database} }
