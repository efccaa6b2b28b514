package example;

import lombok.Builder;
import lombok.Value;

/**
 * Has neither constructor nor getters before Lombok has made them.
 */
@Value
@Builder
public class Todo {

	long id;

	String title;

}
