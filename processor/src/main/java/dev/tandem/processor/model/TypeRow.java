package dev.tandem.processor.model;

import java.util.List;

/**
 * Row of the type table.
 *
 * @param reactive form in a reactive interface
 * @param blocking form in a blocking interface
 * @param conversion method of the runtime that converts
 * @param when when it holds, empty for always
 */
record TypeRow(TypePattern reactive, TypePattern blocking, String conversion, String when) {

	static List<TypeRow> of(String table) {
		return table.lines().map((line) -> {
			String[] columns = line.split("\\|", -1);
			return new TypeRow(TypePattern.of(columns[0].strip()), TypePattern.of(columns[1].strip()),
					columns[2].strip(), columns[3].strip());
		}).toList();
	}

	boolean isToBlocking() {
		return !this.when.equals("to reactive");
	}

	boolean isToReactive() {
		return !this.when.equals("to blocking");
	}

	boolean isOfStream() {
		return this.when.equals("stream");
	}

}
