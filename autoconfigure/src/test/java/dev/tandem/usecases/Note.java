package dev.tandem.usecases;

/**
 * What the APIs of the use cases are about.
 *
 * @param id its number
 * @param text what it says
 */
record Note(int id, String text) {

	static final Note HELLO = new Note(1, "hello");

	static final String JSON = "{\"id\":1,\"text\":\"hello\"}";

}
