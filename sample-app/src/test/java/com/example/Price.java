package com.example;

record Price(long cents) {

	static final Price UNKNOWN = new Price(-1);

}
