package example;

interface Parent {

	record List(long id) {

	}

	record Override(long id) {

	}

}
