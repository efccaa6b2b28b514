package example;

import lombok.Data;

/**
 * A body that is sent.
 */
@Data
public class NewTodo {

	private String title;

}
