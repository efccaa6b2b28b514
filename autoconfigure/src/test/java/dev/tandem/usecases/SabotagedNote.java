package dev.tandem.usecases;

/**
 * A note whose constructor and getters may throw.
 */
public final class SabotagedNote {

	private int id;

	/**
	 * Its number.
	 * @return the number
	 */
	public int getId() {
		Sabotage.at("getter");
		return this.id;
	}

	/**
	 * Give it a number.
	 * @param id the number
	 */
	public void setId(int id) {
		Sabotage.at("setter");
		SabotagedClass.initialise();
		this.id = id;
	}

	static SabotagedNote of(int id) {
		SabotagedNote note = new SabotagedNote();
		note.id = id;
		return note;
	}

}
