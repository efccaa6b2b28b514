package example;

import java.util.List;

import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/**
 * MapStruct reads getters and builders of Lombok, and calls the twin.
 */
@Mapper
public abstract class TodoMapper {

	BlockingTodoApi todos;

	@Mapping(target = "name", source = "title")
	abstract TodoView view(Todo todo);

	abstract List<TodoView> views(List<Todo> todos);

	abstract NewTodo again(Todo todo);

	public List<TodoView> all(Filter filter) {
		return views(this.todos.list(filter));
	}

}
