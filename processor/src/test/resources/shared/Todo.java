package example;

public record Todo(long id, String title) {

	public record Note(String text) {

	}

}
