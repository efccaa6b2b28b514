package example;

import dev.tandem.twin.BlockingCall;
import dev.tandem.twin.ParameterNames;
import dev.tandem.twin.TwinFacade;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@ParameterNames({
		"number(java.lang.Number)=number",
		"kinds(example.Todo$Api.Kind)=kind",
		"range(example.Todo$Api.Range,example.Todo$Api.Kind[])=range,kinds",
		"names(java.lang.String,java.lang.String,java.lang.String,java.lang.String,java.lang.String)=definition,reactive,other,$,_x",
		"definitionOfTwin(java.lang.String)=definition",
		"getClass(java.lang.String)=name",
		"wait(int)=times",
		"map(java.util.Map)=values",
		"one(java.lang.String)=b"
})
final class BlockingTodo$ApiFacade implements BlockingTodo$Api, TwinFacade<Todo$Api> {
	private final Todo$Api definition;

	BlockingTodo$ApiFacade(Todo$Api definition) {
		this.definition = definition;
	}

	@Override
	public <T extends Number & Comparable<T> & Serializable> @Nullable T number(T number) throws
			IOException {
		BlockingCall.checkThread(Todo$Api.class);
		return BlockingCall.value(this.definition.number(number));
	}

	@Override
	public <E extends Exception> @Nullable String fails() throws E {
		BlockingCall.checkThread(Todo$Api.class);
		return BlockingCall.value(this.definition.fails());
	}

	@Override
	public Todo$Api. @Nullable Kind kinds(Todo$Api.Kind kind) {
		BlockingCall.checkThread(Todo$Api.class);
		return BlockingCall.value(this.definition.kinds(kind));
	}

	@Override
	public @Nullable String range(Todo$Api.Range range, Todo$Api.Kind... kinds) {
		BlockingCall.checkThread(Todo$Api.class);
		return BlockingCall.value(this.definition.range(range, kinds));
	}

	@Override
	public @Nullable String names(String definition, String reactive, String other, String $,
			String _x) {
		BlockingCall.checkThread(Todo$Api.class);
		return BlockingCall.value(this.definition.names(definition, reactive, other, $, _x));
	}

	@Override
	public @Nullable String definitionOfTwin(String definition) {
		BlockingCall.checkThread(Todo$Api.class);
		return BlockingCall.value(this.definition.definitionOfTwin(definition));
	}

	@Override
	public @Nullable String getClass(String name) {
		BlockingCall.checkThread(Todo$Api.class);
		return BlockingCall.value(this.definition.getClass(name));
	}

	@Override
	public @Nullable String wait(int times) {
		BlockingCall.checkThread(Todo$Api.class);
		return BlockingCall.value(this.definition.wait(times));
	}

	@Override
	public Todo$Api. @Nullable Shape shape() {
		BlockingCall.checkThread(Todo$Api.class);
		return BlockingCall.value(this.definition.shape());
	}

	@Override
	public List<? extends Todo$Api.Shape> wild() {
		BlockingCall.checkThread(Todo$Api.class);
		return BlockingCall.list(this.definition.wild());
	}

	@Override
	public @Nullable Map<String, ? extends Number> map(Map<String, ? super Integer> values) {
		BlockingCall.checkThread(Todo$Api.class);
		return BlockingCall.value(this.definition.map(values));
	}

	@Override
	public @Nullable String both() {
		BlockingCall.checkThread(Todo$Api.class);
		return BlockingCall.value(this.definition.both());
	}

	@Override
	public String repeated(int times) {
		return this.definition.repeated(times);
	}

	@Override
	public Optional<String> perhaps() {
		return this.definition.perhaps();
	}

	@Override
	public @Nullable String one(String b) {
		BlockingCall.checkThread(Todo$Api.class);
		return BlockingCall.value(this.definition.one(b));
	}

	@Override
	public Todo$Api definitionOfTwin() {
		return this.definition;
	}

	@Override
	public TwinFacade<Todo$Api> twinOfDefinition(Todo$Api other) {
		return new BlockingTodo$ApiFacade(other);
	}

	@Override
	public String toString() {
		return "BlockingTodo$Api of " + this.definition;
	}
}
