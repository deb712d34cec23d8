//! Definitions in an order in which each stands behind those that it needs.

/// Orders `0..count` so that `needs(n)` stand before `n`. An edge that closes a circle is given to `circle` and left out.
pub(super) fn inside_out(
    count: usize,
    needs: impl Fn(usize) -> Vec<usize>,
    mut circle: impl FnMut(usize, usize),
) -> Vec<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut state = vec![State::New; count];
    let mut order = Vec::with_capacity(count);
    for root in 0..count {
        if state[root] != State::New {
            continue;
        }
        state[root] = State::Open;
        let mut stack = vec![(root, needs(root), 0)];
        while let Some((at, needed, next)) = stack.last_mut() {
            match needed.get(*next).copied() {
                Some(need) => {
                    *next += 1;
                    match state[need] {
                        State::Done => {}
                        State::Open => circle(*at, need),
                        State::New => {
                            state[need] = State::Open;
                            stack.push((need, needs(need), 0));
                        }
                    }
                }
                None => {
                    state[*at] = State::Done;
                    order.push(*at);
                    stack.pop();
                }
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::inside_out;

    #[test]
    fn needs_come_first_and_circles_are_told() {
        let needs = [vec![1, 2], vec![2], vec![], vec![4], vec![3]];
        let mut circles = Vec::new();
        let order = inside_out(5, |n| needs[n].clone(), |from, to| circles.push((from, to)));
        assert_eq!(order, [2, 1, 0, 4, 3]);
        assert_eq!(circles, [(4, 3)]);
    }
}
