package example;

import lombok.Getter;
import lombok.Setter;

/**
 * A query object whose getters Lombok makes, one of them on its field.
 */
public class Filter {

	@Getter
	@Setter
	private String text;

}
