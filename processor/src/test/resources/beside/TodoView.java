package example;

import lombok.Data;

/**
 * What an application shows.
 */
@Data
public class TodoView {

	private long id;

	private String name;

}
